import * as z from 'zod'

// The page forbids code from text (its Content-Security-Policy), which zod would try for speed. Imported before every schema.
z.config({ jitless: true })

// The worker's entry: the engine's thread as this page bundles it.
import './no-eval.ts'
import '@nahrain/worker/thread'

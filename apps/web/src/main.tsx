import './atlas/no-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/list.css'
import './styles/detail.css'
import './styles/filters.css'
import './styles/map.css'

// On its way while the atlas is read: it is the largest part of the page.
void import('./map/map-view.tsx')

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

import type { EntryType } from '@nahrain/model'

/** Colours of the map, beside those of the page in styles/tokens.css: paper land and slate water by day, deep ink by night. */
export interface Palette {
  readonly water: string
  readonly land: string
  readonly focusLand: string
  readonly river: string
  readonly border: string
  readonly governorate: string
  readonly label: string
  readonly softLabel: string
  readonly halo: string
  readonly mark: string
  readonly markInk: string
  readonly area: string
  readonly route: string
  readonly routeCasing: string
  readonly flow: string
  readonly region: string
  readonly selected: string
  /** Marks of single entries, as the list colours them. */
  readonly types: Readonly<Record<EntryType, string>>
  /**
   * Parts of a mix: eleven values, and last the rest. Any two stay apart for readers who see no red, no green or no blue
   * (test/map/palette.test.ts), because they differ in lightness too.
   */
  readonly mix: readonly string[]
  /** Steps from few to many, for heat and hexagons. */
  readonly heat: readonly string[]
}

export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    water: '#c3d6dc',
    land: '#efe8da',
    focusLand: '#faf6ec',
    river: '#8fb4c2',
    border: '#a3947a',
    governorate: '#cfc3ac',
    label: '#46412f',
    softLabel: '#7a7059',
    halo: '#faf6ec',
    mark: '#0f5e73',
    markInk: '#ffffff',
    area: '#0f5e73',
    route: '#c2571a',
    routeCasing: '#fff6ea',
    flow: '#9c4f7c',
    region: '#b3410b',
    selected: '#d4380d',
    types: {
      place: '#5b6770',
      actor: '#8a6d00',
      event: '#b34700',
      observation: '#00639c',
      flow: '#9c4f7c',
      recommendation: '#007256',
    },
    mix: [
      '#3a5293',
      '#f5852b',
      '#158161',
      '#bc66b4',
      '#e61004',
      '#3596ff',
      '#f3d54e',
      '#79252d',
      '#480303',
      '#210242',
      '#15018a',
      '#aca9a1',
    ],
    heat: ['#f6dca6', '#f3bb6b', '#e88f45', '#cf6128', '#a53d17', '#6f2110'],
  },
  dark: {
    water: '#0b151b',
    land: '#18262d',
    focusLand: '#20323a',
    river: '#2d5362',
    border: '#5d7078',
    governorate: '#3a4e57',
    label: '#d5dee0',
    softLabel: '#93a4ab',
    halo: '#14222a',
    mark: '#7cc7d8',
    markInk: '#08222a',
    area: '#7cc7d8',
    route: '#ff9d5c',
    routeCasing: '#2a1c10',
    flow: '#e39ac4',
    region: '#ffb37a',
    selected: '#ffb37a',
    types: {
      place: '#b3bec5',
      actor: '#e3c44a',
      event: '#ff9d5c',
      observation: '#6cbcf0',
      flow: '#e39ac4',
      recommendation: '#4fd1ab',
    },
    mix: [
      '#2aa9ff',
      '#e9d417',
      '#95af6f',
      '#f264c9',
      '#ca5c1c',
      '#b1cddc',
      '#dcfea7',
      '#a22e03',
      '#6d379e',
      '#a53fd9',
      '#32605e',
      '#6f7c82',
    ],
    heat: ['#5b3a1e', '#8a4f1c', '#bd6a22', '#e58f3f', '#f7bd74', '#fdeabf'],
  },
}

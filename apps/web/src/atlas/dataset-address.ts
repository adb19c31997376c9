/** Names the dataset in the page's address. */
export const DATASET_PARAMETER = 'dataset'

/** The dataset that is shown where the address names none; its places answer questions to the others. */
export const HOME_DATASET = 'atlas'

const ID_FORM = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The dataset that an address asks for; what is no id never becomes part of a path. */
export function datasetOfAddress(search: string): string {
  const asked = new URLSearchParams(search).get(DATASET_PARAMETER)
  return asked !== null && asked.length <= 80 && ID_FORM.test(asked) ? asked : HOME_DATASET
}

/** The address's query string for the whole of a dataset, in the language that the reader has. */
export function datasetAddress(id: string, language: string): string {
  const parameters = new URLSearchParams()
  if (id !== HOME_DATASET) parameters.set(DATASET_PARAMETER, id)
  parameters.set('lang', language)
  return `?${parameters}`
}

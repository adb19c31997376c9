import type { Family } from '../service/metrics-text.ts'
import type { LiveDatasets } from './live-datasets.ts'

/** Which datasets answer, and how they came to. */
export function datasetFamilies({ generations, counts }: LiveDatasets): Family[] {
  const manifests = generations.current().folders.map(({ dataset }) => dataset.manifest)
  const { replaced, refused } = counts()
  return [
    {
      name: 'nahrain_dataset_rows',
      type: 'gauge',
      help: 'Rows of each dataset.',
      samples: manifests.map(({ id, count }) => ({ labels: { dataset: id }, value: count })),
    },
    {
      name: 'nahrain_dataset_info',
      type: 'gauge',
      help: 'The version of each dataset.',
      samples: manifests.map(({ id, version }) => ({ labels: { dataset: id, version }, value: 1 })),
    },
    {
      name: 'nahrain_dataset_reloads_total',
      type: 'counter',
      help: 'Datasets that took the place of another, and those that were refused.',
      samples: Object.entries({ replaced, refused }).map(([outcome, value]) => ({ labels: { outcome }, value })),
    },
    {
      name: 'nahrain_generations',
      type: 'gauge',
      help: 'Sets of datasets in memory: the one that answers, and those before it with requests under way.',
      samples: [{ value: generations.size() }],
    },
    {
      name: 'nahrain_requests_under_way',
      type: 'gauge',
      help: 'Requests whose answer has not left yet.',
      samples: [{ value: generations.underWay() }],
    },
  ]
}

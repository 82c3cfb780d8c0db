import { openDataset, copyPristine } from './dataset/open-dataset.ts'
const n = Number(process.argv[2] ?? 10000)
const d = await openDataset(n)
console.log(d)
const t = performance.now()
await copyPristine(d.dataDir)
console.log('copy', performance.now() - t)

import { createEngine, memoryReader, readDataset, writeDataset } from '@nahrain/engine'
import { randomTable } from '@nahrain/testkit'
import { EVERYTHING } from '@nahrain/model'
import { areaTest } from '../engine/src/geography/area.ts'
import { relateAllWithin, relateWithin } from '../engine/src/geography/disc-block.ts'
import { boundRows } from '../engine/src/filters/row-blocks.ts'
const ds=await readDataset('x',memoryReader(writeDataset(await randomTable({rows:1e6,seed:1,exact:process.argv[2]!=='discs'}))))
const e=createEngine(ds)
const star=(lx:number,ly:number)=>{const r=Array.from({length:200},(_,k)=>{const an=k/200*2*Math.PI;const rr=2.2+0.4*Math.sin(9*an);return [lx+rr*Math.cos(an),ly+rr*Math.sin(an)] as [number,number]});r.push(r[0]);return r}
const rings=[star(43.7,33.2),star(44,33.4)]
{const test=areaTest({type:'Polygon',coordinates:[rings[0]]}); const bl=boundRows(ds); let blocks=0,edge=0,leaves=0,edgeLeaves=0,rows=0
for(let s=0;s<ds.placed;s+=1024){const b=bl.block(s/1024);blocks++;if(relateAllWithin(test.marginBounds(b),b)!==undefined)continue;edge++;for(let l=s;l<Math.min(ds.placed,s+1024);l+=32){const f=bl.leaf(l/32);leaves++;const mb=test.marginBounds(f);if(relateAllWithin(mb,f)!==undefined)continue;edgeLeaves++;for(let r=l;r<Math.min(ds.placed,l+32);r++)if(relateWithin(mb,ds.radiusKm?.[r]??0)===undefined)rows++}}
console.log({blocks,edge,leaves,edgeLeaves,rows})
const mid=[];for(let s=0;s<ds.placed;s+=32)mid.push(bl.leaf(s/32))
let a=performance.now();for(const m of mid)test.marginBounds(m);console.log('marginBounds per eval us',(performance.now()-a)*1000/mid.length)
a=performance.now();for(let s=0;s<ds.placed;s+=32)bl.leaf(s/32);console.log('discs per eval us',(performance.now()-a)*1000/mid.length)
a=performance.now();for(let s=0;s<ds.placed;s+=1024)bl.block(s/1024);console.log('block discs us',(performance.now()-a)*1000/1000)
a=performance.now();let c=0;for(let r=0;r<ds.placed;r++)c+=test.relateDisc([ds.longitudeE7[r]/1e7,ds.latitudeE7[r]/1e7],0);console.log('relateDisc ns',(performance.now()-a)*1e6/ds.placed)
}
let k=0
const ts=[];for(let i=0;i<Number(process.argv[3]??60);i++){const a=performance.now();e.ask({...EVERYTHING,regions:[{kind:'polygon',ring:rings[k++%2]}]},{facets:false});ts.push(performance.now()-a)}
ts.sort((a,b)=>a-b);console.log('polygon med',ts[30],'min',ts[0])

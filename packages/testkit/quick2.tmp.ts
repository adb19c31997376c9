import { FULL_QUESTIONS, FULL_SHAPE, queryOf, randomEngine, during } from '../../bench/events.ts'
const e=await randomEngine(1e6)
let t=0
const mode=process.argv[2]??'full'
const n=Number(process.argv[3]??200)
const ts=[]
const q=queryOf(FULL_QUESTIONS[0])
let m=0
e.ask(q,FULL_SHAPE)
const c0=process.cpuUsage();for(let i=0;i<n;i++){const a=performance.now();
 if(mode==='full')e.ask(queryOf(FULL_QUESTIONS[t++%2]),FULL_SHAPE)
 else if(mode==='totals')e.ask(queryOf(FULL_QUESTIONS[t++%2]),{facets:false})
 else {m++;e.ask({...q,when:during({first:500+m%365,last:2000+m%365})},FULL_SHAPE)}
 ts.push(performance.now()-a)}
ts.sort((a,b)=>a-b);console.log(mode,'med',ts[n>>1].toFixed(3),'min',ts[0].toFixed(3),'p95',ts[Math.floor(n*.95)].toFixed(3))
const c1=process.cpuUsage(c0);console.log('cpu ms per', (c1.user+c1.system)/1000/n)

// What runs kernels in WebAssembly, and all that it needs: what is loaded on demand.
export * as emitters from '../../wasm/on-demand/all-emitters';
export { runFast } from '../wasm/run-fast';

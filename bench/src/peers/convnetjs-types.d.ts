// What the bench uses of a package without types of its own.
declare module 'convnetjs' {
  namespace convnet {
    class Vol {
      constructor(sx: number, sy: number, depth: number, fill: number);
      sx: number;
      sy: number;
      depth: number;
      w: Float64Array;
    }
    interface Layer {
      out_sx: number;
      out_sy: number;
      out_depth: number;
      filters?: Vol[];
      biases?: Vol;
    }
    class Net {
      layers: Layer[];
      makeLayers(definitions: object[]): void;
      forward(x: Vol): Vol;
    }
    class Trainer {
      constructor(net: Net, options: object);
      train(x: Vol, y: number | number[]): { cost_loss: number };
    }
    const RegressionLayer: new (options: object) => Layer;
    const SoftmaxLayer: new (options: object) => Layer;
  }
  export default convnet;
}

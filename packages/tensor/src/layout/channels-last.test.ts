import { describe, expect, it } from 'vitest';
import { zeros } from '../index';
import { channelsLast, stridesLike } from './channels-last';

const sideBySide = zeros([2, 4, 5, 3]).permute([0, 3, 1, 2]);

describe('channelsLast', () => {
  it('are the strides of [batch, height, width, channels], in the order of the axes of images', () => {
    expect(channelsLast([2, 3, 4, 5])).toEqual(sideBySide.strides);
  });
});

describe('stridesLike', () => {
  it('keeps channels side by side, in images of another size', () => {
    expect(stridesLike([2, 3, 2, 2], sideBySide)).toEqual(channelsLast([2, 3, 2, 2]));
  });

  it('is row-major for everything else', () => {
    const images = zeros([2, 3, 4, 5]);
    expect(stridesLike([2, 3, 2, 2], images)).toBeUndefined();
    expect(stridesLike([2, 3, 2, 2], images.transpose())).toBeUndefined();
    expect(stridesLike([2, 3, 2, 2], sideBySide.narrow(3, 0, 4))).toBeUndefined();
    expect(stridesLike([2, 3, 2, 2], zeros([1]).expand([2, 3, 4, 5]))).toBeUndefined();
  });

  it('is row-major where the two are the same', () => {
    expect(stridesLike([2, 1, 2, 2], zeros([2, 4, 5, 1]).permute([0, 3, 1, 2]))).toBeUndefined();
  });
});

import { BpError, isBpError } from '@bp/tensor';
import { isCallable, isPlainObject } from '@bp/tensor/engine';
import type { Metric } from '../measures/metric';
import { averaged, type BatchFunction } from './averaged';

/** A metric, or a function such as a loss, which is averaged over the samples. */
export type MetricLike = Metric | BatchFunction;

/** Metrics as a user gives them: a list, or by the names that history shall have for them. */
export type MetricsLike = readonly MetricLike[] | Readonly<Record<string, MetricLike>>;

/**
 * Metrics, each under a name of its own.
 *
 * In a list, a metric goes by its `metricName`, a loss of `@bp/losses` and other functions by theirs; a minifier changes the names of
 * functions, so `{ name: f }` is the safer way to give one.
 *
 * @throws BpError `BP_OPTION` for what is no function, and for a name that is missing, taken, or `loss`
 */
export function readMetrics(op: string, given: MetricsLike): Metric[] {
  const isList = Array.isArray(given);
  if (!isList && !isPlainObject(given)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'metrics must be a list such as [accuracy], or metrics by name, got {given}',
      { given },
    );
  }
  const seen = new Set(['loss']);
  return Object.entries(given).map(([key, metric]: [string, MetricLike]) => {
    if (!isCallable(metric)) {
      throw new BpError('BP_OPTION', op, 'metric {key} must be a function, got {got}', {
        key,
        got: typeof metric,
      });
    }
    const name = isList ? nameOf(metric) : key;
    if (name === '' || seen.has(name)) {
      throw new BpError(
        'BP_OPTION',
        op,
        "each metric needs a name of its own, other than loss, got '{name}' for metric {key}; give them by name: metrics: { name: metric }",
        { name, key },
      );
    }
    seen.add(name);
    return renamed(metric, name);
  });
}

function renamed(metric: MetricLike, name: string): Metric {
  if (!isMetric(metric)) return averaged(name, metric);
  if (metric.metricName === name) return metric;
  const { begin } = metric;
  return Object.assign((...batch: Parameters<Metric>) => metric(...batch), {
    metricName: name,
    begin,
  });
}

function isMetric(metric: MetricLike): metric is Metric {
  return 'metricName' in metric && 'begin' in metric;
}

/** What a function is called: as a metric, as a function, or as it names itself in its errors. */
function nameOf(metric: MetricLike): string {
  if (isMetric(metric)) return metric.metricName;
  if (metric.name !== '') return metric.name;
  // A loss that was made by another function has no name but in its messages.
  try {
    (metric as (...nothing: never[]) => unknown)();
  } catch (error) {
    if (isBpError(error)) return error.op;
  }
  return '';
}

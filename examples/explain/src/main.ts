import { parseArgs } from 'node:util';
import { ko } from '@bp/autograd/explain/ko';
import { ko as reportsInKorean } from '@bp/inspect/ko';
import { explainDigits } from './digits';
import { type LanguageName, Page } from './page';
import { explainWorked } from './worked';

const USAGE = `Explains every gradient of the worked 2-2-2 example, then one of a network that reads digits.

  pnpm explain [--language en|ko]`;

/** The language asked for; null where the command line only asks for help or cannot be read, which has then been said. */
function readLanguage(): LanguageName | null {
  try {
    const { values } = parseArgs({
      options: {
        language: { type: 'string', default: 'en' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      return null;
    }
    if (values.language === 'en' || values.language === 'ko') return values.language;
    throw new Error(`--language must be en or ko, got '${values.language}'`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return null;
  }
}

const language = readLanguage();
if (language !== null) {
  const page = new Page(language, (text) => process.stdout.write(text));
  const words = language === 'ko' ? { language: ko, reports: reportsInKorean } : {};
  explainWorked(page, words);
  await explainDigits(page, words);
}

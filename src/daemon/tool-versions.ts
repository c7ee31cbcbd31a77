import type { Op } from '../base/op.ts';
import { run } from '../sys/run.ts';
import type { Tool } from './config.ts';
import type { Tools } from './tools.ts';

const ANSWER_MS = 10_000;

/** What `--version` of a program says first that looks like a version; empty when it says nothing. */
export async function toolVersion(op: Op, tools: Tools, tool: Tool): Promise<string> {
  const path = tools[tool];
  if (path === undefined) return '';
  try {
    const { stdout } = await run(op, path, ['--version'], { deadlineMs: ANSWER_MS });
    return /\d+(?:\.\d+)+(?:[-~+][\w.~+-]+)?/.exec(stdout)?.[0] ?? '';
  } catch (error) {
    op.log(`${tool} --version failed`, { why: error instanceof Error ? error.message : '' });
    return '';
  }
}

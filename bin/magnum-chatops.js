#!/usr/bin/env node
import module from 'node:module';
import { prepare } from '../scripts/prepare.mjs';

// From Node 22 on, what was compiled once is kept for the next start.
module.enableCompileCache?.();
await prepare();
await import('../dist/main.js');

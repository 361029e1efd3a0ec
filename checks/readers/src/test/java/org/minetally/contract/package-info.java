/**
 * Other readers over the real output, each in a process and on a class path of its own. All answer
 * the same queries, and must give the answers that DuckDB gives in this process.
 */
package org.minetally.contract;

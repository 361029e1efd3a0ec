/**
 * The sample job through its command line: its whole output against golden files and against
 * DuckDB, and the documentation against the program.
 */
package org.minetally.golden;

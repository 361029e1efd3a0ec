/**
 * Golden tests: the complete output of the sample job compared with expected files and DuckDB, and
 * the documentation compared with the program.
 */
package org.minetally.golden;

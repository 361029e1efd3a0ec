/**
 * Reads XLSX workbooks, hostile ones included, into records of text. Implementation of this
 * library: no stable API.
 */
package org.minetally.format.internal.xlsx;

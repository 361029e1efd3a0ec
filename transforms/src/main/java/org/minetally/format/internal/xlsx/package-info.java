/**
 * Reads XLSX workbooks, hostile ones included, into records of text. Internal to this library; not
 * a stable API.
 */
package org.minetally.format.internal.xlsx;

/** The command line: commands, options, exit codes, and everything that is printed. */
package org.minetally.cli;

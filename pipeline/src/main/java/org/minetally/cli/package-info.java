/** The command line: commands, options, exit codes and all printed text. */
package org.minetally.cli;

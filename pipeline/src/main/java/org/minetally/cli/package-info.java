/** The command line: what is asked, what is answered, and the exit code. */
package org.minetally.cli;

/** Published figures become what counts: series are resolved, and wide records spread. */
package org.minetally.restate;

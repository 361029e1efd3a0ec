/** One run, from the job file to the published snapshot. */
package org.minetally.run;

/** The packaged jobs, submitted to clusters over the network. */
package org.minetally.clusters;

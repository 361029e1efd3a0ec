/** Whatever breaks, readers never see half a result, and the next run succeeds. */
package org.minetally.faults;

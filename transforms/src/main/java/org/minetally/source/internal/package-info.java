/** Opens, unpacks and splits files. */
package org.minetally.source.internal;

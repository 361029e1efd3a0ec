/** What files are made of: opening, unpacking and cutting them. */
package org.minetally.source.internal;

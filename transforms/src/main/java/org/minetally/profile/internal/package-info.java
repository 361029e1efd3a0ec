/** Layouts of rows that only neighbouring packages need. */
package org.minetally.profile.internal;

/** Layouts of rows and the fields of a profile, which only neighbouring packages need. */
package org.minetally.profile.internal;

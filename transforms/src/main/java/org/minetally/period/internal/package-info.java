/** The marks of dates, which only neighbouring packages need. */
package org.minetally.period.internal;

/** Civil dates as numbers of days. */
package org.minetally.internal.calendar;

package org.minetally.publish;

/**
 * A parameter of the job.
 *
 * @param name its name
 * @param type its type
 * @param value its value
 * @param origin where the value comes from: {@code command_line}, {@code environment} or {@code
 *     default}
 */
public record ParameterEntry(String name, String type, String value, String origin) {}

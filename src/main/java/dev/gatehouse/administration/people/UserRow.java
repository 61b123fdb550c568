package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.FieldError;
import java.util.List;
import java.util.Map;

/**
 * One user of a file.
 *
 * @param line the first line of the row, counted from 1
 * @param members with the values that a JSON object of the admin API would have
 * @param errors errors of the row itself
 */
record UserRow(long line, Map<String, Object> members, List<FieldError> errors) {}

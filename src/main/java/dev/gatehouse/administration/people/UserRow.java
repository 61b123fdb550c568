package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.FieldError;
import java.util.List;
import java.util.Map;

/**
 * One user of a file.
 *
 * @param line where it begins, counted from 1
 * @param members as a JSON object of the admin API would hold them
 * @param errors of what stands there, whatever the site has
 */
record UserRow(long line, Map<String, Object> members, List<FieldError> errors) {}

package dev.gatehouse.tenant;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Site ids, stored separated by commas, as in the vendor's own claim. */
@Converter
public class SiteIdsColumn implements AttributeConverter<List<Long>, String> {
  @Override
  public String convertToDatabaseColumn(List<Long> ids) {
    return ids == null ? "" : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  @Override
  public List<Long> convertToEntityAttribute(String column) {
    return column == null || column.isEmpty()
        ? List.of()
        : Arrays.stream(column.split(",")).map(Long::valueOf).toList();
  }
}

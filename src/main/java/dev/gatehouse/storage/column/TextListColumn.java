package dev.gatehouse.storage.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** A short list of texts without line breaks, stored one per line. */
@Converter
public class TextListColumn implements AttributeConverter<List<String>, String> {
  @Override
  public String convertToDatabaseColumn(List<String> list) {
    return list == null ? "" : String.join("\n", list);
  }

  @Override
  public List<String> convertToEntityAttribute(String column) {
    return column == null || column.isEmpty() ? List.of() : List.of(column.split("\n"));
  }
}

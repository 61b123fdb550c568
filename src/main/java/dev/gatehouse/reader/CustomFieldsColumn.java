package dev.gatehouse.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The custom fields of a reader, as JSON in a column. */
@Converter
public class CustomFieldsColumn implements AttributeConverter<Map<String, Object>, String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
      new TypeReference<>() {};

  @Override
  public String convertToDatabaseColumn(Map<String, Object> fields) {
    return write(fields == null ? Map.of() : fields);
  }

  @Override
  public Map<String, Object> convertToEntityAttribute(String column) {
    try {
      return JSON.readValue(column, FIELDS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("custom_fields of a reader is no JSON object", e);
    }
  }

  static String write(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the fields cannot be written as JSON", e);
    }
  }
}

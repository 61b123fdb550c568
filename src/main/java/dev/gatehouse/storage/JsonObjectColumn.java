package dev.gatehouse.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object as text in a column; whole numbers are {@code Long}, as API and tokens give them.
 */
@Converter
public class JsonObjectColumn implements AttributeConverter<Map<String, Object>, String> {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  @Override
  public String convertToDatabaseColumn(Map<String, Object> object) {
    return written(object == null ? Map.of() : object);
  }

  @Override
  public Map<String, Object> convertToEntityAttribute(String column) {
    try {
      return JSON.readValue(column, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the column holds no JSON object", e);
    }
  }

  /** An object as it is stored. */
  public static String written(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the object cannot be written as JSON", e);
    }
  }
}

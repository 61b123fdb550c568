package dev.gatehouse.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection's vendor options, as a JSON object in a column. */
@Converter
public class OptionsColumn implements AttributeConverter<Map<String, Object>, String> {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final TypeReference<LinkedHashMap<String, Object>> OPTIONS =
      new TypeReference<>() {};

  @Override
  public String convertToDatabaseColumn(Map<String, Object> options) {
    try {
      return JSON.writeValueAsString(options == null ? Map.of() : options);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the options cannot be written as JSON", e);
    }
  }

  @Override
  public Map<String, Object> convertToEntityAttribute(String column) {
    try {
      return JSON.readValue(column, OPTIONS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options of a connection are no JSON object", e);
    }
  }
}

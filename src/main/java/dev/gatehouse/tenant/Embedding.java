package dev.gatehouse.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.rule.WebOrigin;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** Where others show a help center's pages and its widget. */
@Embeddable
public class Embedding {
  @NotNull(message = "must be a list of origins")
  @Size(max = 30, message = "must be at most 30 origins")
  @Convert(converter = TextListColumn.class)
  @Column(name = "frame_ancestors")
  @JsonProperty
  private List<@NotNull(message = "must be origins") @WebOrigin String> frameAncestors =
      new ArrayList<>();

  @NotNull(message = "must be a list of origins")
  @Size(max = 30, message = "must be at most 30 origins")
  @Convert(converter = TextListColumn.class)
  @Column(name = "widget_origins")
  @JsonProperty
  private List<@NotNull(message = "must be origins") @WebOrigin String> widgetOrigins =
      new ArrayList<>();

  /** Origins whose pages may frame the site. */
  public List<String> getFrameAncestors() {
    return frameAncestors;
  }

  public void setFrameAncestors(List<String> frameAncestors) {
    this.frameAncestors = frameAncestors;
  }

  /** Origins whose pages may call the widget's API. */
  public List<String> getWidgetOrigins() {
    return widgetOrigins;
  }

  public void setWidgetOrigins(List<String> widgetOrigins) {
    this.widgetOrigins = widgetOrigins;
  }
}

package dev.gatehouse.console.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Optional;

/**
 * Lets forms carry the state of their page ({@code jakarta.faces.STATE_SAVING_METHOD} is {@code
 * client}), sealed by {@link PageStates}: Faces would use a key that each node makes up for itself.
 * What the page's beans keep goes along, see {@link KeptFields}.
 */
public class SealedStates extends RenderKitFactory {
  private static final String COUNT = SealedStates.class.getName();

  public SealedStates(RenderKitFactory wrapped) {
    super(wrapped);
  }

  @Override
  public void addRenderKit(String id, RenderKit kit) {
    getWrapped().addRenderKit(id, kit);
  }

  @Override
  public RenderKit getRenderKit(FacesContext faces, String id) {
    RenderKit kit = getWrapped().getRenderKit(faces, id);
    return kit == null ? null : new Kit(kit);
  }

  @Override
  public Iterator<String> getRenderKitIds() {
    return getWrapped().getRenderKitIds();
  }

  private static final class Kit extends RenderKitWrapper {
    private Kit(RenderKit wrapped) {
      super(wrapped);
    }

    @Override
    public ResponseStateManager getResponseStateManager() {
      return new Sealing(getWrapped().getResponseStateManager());
    }
  }

  /**
   * A page's state and what its beans keep.
   *
   * @param state as Faces makes it: arrays and maps of values that can be serialized
   */
  private record Load(Object state, HashMap<String, HashMap<String, Serializable>> kept)
      implements Serializable {}

  private static final class Sealing extends ResponseStateManager {
    private final ResponseStateManager wrapped;

    private Sealing(ResponseStateManager wrapped) {
      this.wrapped = wrapped;
    }

    @Override
    public void writeState(FacesContext faces, Object state) throws IOException {
      ResponseWriter writer = faces.getResponseWriter();
      writer.startElement("input", null);
      writer.writeAttribute("type", "hidden", null);
      writer.writeAttribute("name", VIEW_STATE_PARAM, null);
      writer.writeAttribute("id", id(faces), null);
      writer.writeAttribute("value", getViewState(faces, state), null);
      writer.writeAttribute("autocomplete", "off", null);
      writer.endElement("input");
    }

    /** Each form has one, and ids are unique. */
    private static String id(FacesContext faces) {
      int count = (int) faces.getAttributes().getOrDefault(COUNT, 0);
      faces.getAttributes().put(COUNT, count + 1);
      return faces.getViewRoot().getContainerClientId(faces) + ":" + VIEW_STATE_PARAM + ":" + count;
    }

    @Override
    public String getViewState(FacesContext faces, Object state) {
      return states()
          .seal(
              new Load(state, KeptFields.collect(faces)),
              faces.getViewRoot().getViewId(),
              request(faces));
    }

    @Override
    public Object getState(FacesContext faces, String viewId) {
      Optional<Load> carried =
          Optional.ofNullable(
                  faces.getExternalContext().getRequestParameterMap().get(VIEW_STATE_PARAM))
              .flatMap(text -> states().open(text, viewId, request(faces)))
              .filter(Load.class::isInstance)
              .map(Load.class::cast);
      carried.ifPresent(found -> KeptFields.note(faces, found.kept()));
      return carried.map(Load::state).orElse(null);
    }

    @Override
    public boolean isPostback(FacesContext faces) {
      return wrapped.isPostback(faces);
    }

    @Override
    public boolean isStateless(FacesContext faces, String viewId) {
      return false;
    }

    @Override
    public String getCryptographicallyStrongTokenFromSession(FacesContext faces) {
      return wrapped.getCryptographicallyStrongTokenFromSession(faces);
    }

    private static PageStates states() {
      return CDI.current().select(PageStates.class).get();
    }

    private static HttpServletRequest request(FacesContext faces) {
      return (HttpServletRequest) faces.getExternalContext().getRequest();
    }
  }
}

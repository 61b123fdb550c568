package dev.gatehouse.it.support.server.hello;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The least that an application with a database does. What the server and the JDK remember of it
 * after it was undeployed, no application can help: the code that first opened a database (H2), or
 * the records that were last compared, hashed or printed for the first time ({@code
 * java.lang.runtime.ObjectMethods} keeps the type of each).
 */
@WebServlet("/")
public class Hello extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Resource(lookup = "java:comp/DefaultDataSource")
  private transient DataSource database;

  private record Times(Integer number) {}

  private record Greeting(String text, Times times) {}

  private static Greeting greeting(int times) {
    return new Greeting("Hello", new Times(times));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try (Connection connection = database.getConnection()) {
      Greeting greeting = greeting(connection.getTransactionIsolation());
      boolean same = greeting.equals(greeting(0)) && greeting.hashCode() == 0;
      response.getWriter().print(greeting + " " + same);
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }
}

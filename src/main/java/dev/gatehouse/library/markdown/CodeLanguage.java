package dev.gatehouse.library.markdown;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.CPlusPlusTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.CSSTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.CSharpTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.CTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.DockerTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.GoTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.GroovyTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.HTMLTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.IniTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.JavaScriptTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.JavaTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.JshintrcTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.JsonTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.KotlinTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.LessTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.LuaTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.MakefileTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.PHPTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.PerlTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.PropertiesFileTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.PythonTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.RubyTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.RustTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.SQLTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.ScalaTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.TypeScriptTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.UnixShellTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.WindowsBatchTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.XMLTokenMaker;

/** The languages of code that are highlighted, with the names by which authors call them. */
enum CodeLanguage {
  BASH(UnixShellTokenMaker::new, "bash", "sh", "shell", "zsh", "console"),
  BATCH(WindowsBatchTokenMaker::new, "bat", "batch", "cmd"),
  C(CTokenMaker::new, "c", "h"),
  CPP(CPlusPlusTokenMaker::new, "cpp", "c++", "cc", "hpp"),
  CSHARP(CSharpTokenMaker::new, "csharp", "cs", "c#"),
  CSS(CSSTokenMaker::new, "css"),
  DIFF(LineTokens.Diff::new, "diff", "patch"),
  DOCKERFILE(DockerTokenMaker::new, "dockerfile", "docker"),
  GO(GoTokenMaker::new, "go", "golang"),
  GROOVY(GroovyTokenMaker::new, "groovy", "gradle"),
  HTML(HTMLTokenMaker::new, "html", "htm", "vue", "svelte"),
  HTTP(LineTokens.Http::new, "http"),
  INI(IniTokenMaker::new, "ini", "toml", "cfg", "conf"),
  JAVA(JavaTokenMaker::new, "java"),
  JAVASCRIPT(JavaScriptTokenMaker::new, "javascript", "js", "jsx", "mjs", "node"),
  JSON(JsonTokenMaker::new, "json", "jsonl"),
  JSON_WITH_COMMENTS(JshintrcTokenMaker::new, "jsonc", "json5"),
  KOTLIN(KotlinTokenMaker::new, "kotlin", "kt"),
  LESS(LessTokenMaker::new, "less", "scss", "sass"),
  LUA(LuaTokenMaker::new, "lua"),
  MAKEFILE(MakefileTokenMaker::new, "makefile", "make"),
  PERL(PerlTokenMaker::new, "perl", "pl"),
  PHP(PHPTokenMaker::new, "php"),
  PROPERTIES(PropertiesFileTokenMaker::new, "properties", "env", "dotenv"),
  PYTHON(PythonTokenMaker::new, "python", "py", "python3"),
  RUBY(RubyTokenMaker::new, "ruby", "rb"),
  RUST(RustTokenMaker::new, "rust", "rs"),
  SCALA(ScalaTokenMaker::new, "scala"),
  SQL(SQLTokenMaker::new, "sql", "postgresql", "mysql", "psql"),
  TYPESCRIPT(TypeScriptTokenMaker::new, "typescript", "ts", "tsx"),
  XML(XMLTokenMaker::new, "xml", "svg", "xhtml", "xsd", "xsl"),
  YAML(YamlTokens::new, "yaml", "yml");

  private static final Map<String, CodeLanguage> BY_NAME = new HashMap<>();

  static {
    Arrays.stream(values())
        .forEach(language -> language.names.forEach(name -> BY_NAME.put(name, language)));
  }

  private final Supplier<TokenMaker> maker;
  private final List<String> names;

  CodeLanguage(Supplier<TokenMaker> maker, String... names) {
    this.maker = maker;
    this.names = List.of(names);
  }

  /** The language with a name, in any case. */
  static Optional<CodeLanguage> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** A new one for each text, since it remembers where it is. */
  TokenMaker tokens() {
    return maker.get();
  }
}

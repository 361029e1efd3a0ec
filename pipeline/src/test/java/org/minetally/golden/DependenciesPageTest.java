package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Compares the page on dependencies with the POMs. */
class DependenciesPageTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+:[^`]+)` \\| (\\S+) \\| .+ \\|");

  @Test
  void listsEveryDeclaredDependencyWithItsVersion() throws Exception {
    Element parent = project("pom.xml");
    Map<String, String> managed = new TreeMap<>();
    for (Element dependency : dependencies(child(parent, "dependencyManagement"))) {
      managed.put(id(dependency), version(dependency, parent));
    }
    Map<String, String> declared = new TreeMap<>();
    for (String module : List.of("transforms/pom.xml", "pipeline/pom.xml")) {
      for (Element dependency : dependencies(project(module))) {
        String id = id(dependency);
        if (!text(dependency, "scope").equals("test") && !id.startsWith("org.minetally:")) {
          declared.put(id, managed.getOrDefault(id, versionOfBom(id, managed)));
        }
      }
    }
    assertThat(page(), is(declared));
  }

  private static Map<String, String> page() throws Exception {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/dependencies.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), row.group(2));
      }
    }
    return rows;
  }

  private static String versionOfBom(String id, Map<String, String> managed) {
    String bom =
        id.startsWith("com.fasterxml.jackson.")
            ? "com.fasterxml.jackson:jackson-bom"
            : "org.apache.beam:beam-sdks-java-bom";
    return managed.get(bom);
  }

  private static String id(Element dependency) {
    return text(dependency, "groupId") + ":" + text(dependency, "artifactId");
  }

  private static String version(Element dependency, Element parent) {
    String version = text(dependency, "version");
    return version.startsWith("${")
        ? text(child(parent, "properties"), version.substring(2, version.length() - 1))
        : version;
  }

  private static Element project(String file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(file).toFile())
        .getDocumentElement();
  }

  private static List<Element> dependencies(Element of) {
    return children(child(of, "dependencies"));
  }

  private static Element child(Element of, String name) {
    return children(of).stream()
        .filter(element -> element.getTagName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Element of, String name) {
    return children(of).stream()
        .filter(element -> element.getTagName().equals(name))
        .map(Node::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static List<Element> children(Element of) {
    List<Element> elements = new ArrayList<>();
    for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }
}

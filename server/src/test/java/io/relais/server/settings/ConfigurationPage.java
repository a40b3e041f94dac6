package io.relais.server.settings;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Writes docs/configuration.md from the Javadoc of {@link Settings}: what is not described cannot be set, and the reverse. */
final class ConfigurationPage {
    private static final Path SOURCE = Path.of("src/main/java/io/relais/server/settings/Settings.java");
    private static final String HEAD = """
            # Configuration

            Generated from `Settings.java`; do not edit by hand. To write it anew: run its test with `-Drelais.write=true`.

            Give a setting as an environment variable or as a system property (`-Drelais.home=/var/lib/relais`); the latter
            wins. Lists are separated by commas.

            | Setting | Environment | Without it | What it does |
            | --- | --- | --- | --- |
            """;

    private final CompilationUnitTree file;
    private final DocTrees comments;
    private final Map<String, ClassTree> groups;

    private ConfigurationPage(CompilationUnitTree file, DocTrees comments) {
        this.file = file;
        this.comments = comments;
        ClassTree settings = (ClassTree) file.getTypeDecls().getFirst();
        groups = settings.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .collect(Collectors.toMap(group -> group.getSimpleName().toString(), Function.identity()));
    }

    static String write() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(SOURCE));
            CompilationUnitTree file = task.parse().iterator().next();
            ConfigurationPage page = new ConfigurationPage(file, DocTrees.instance(task));
            return HEAD + page.rows((ClassTree) file.getTypeDecls().getFirst(), "relais.");
        }
    }

    static Path target() {
        return Path.of("..", "docs", "configuration.md");
    }

    /** For whoever changed a setting. */
    static void update() throws IOException {
        Files.writeString(target(), write());
    }

    private String rows(ClassTree group, String prefix) {
        StringBuilder rows = new StringBuilder();
        for (Tree member : group.getMembers()) {
            if (member instanceof MethodTree setting) {
                String name = prefix + kebab(setting.getName().toString());
                ClassTree inner = groups.get(String.valueOf(setting.getReturnType()));
                rows.append(inner == null ? row(setting, name) : rows(inner, name + "."));
            }
        }
        return rows.toString();
    }

    private String row(MethodTree setting, String name) {
        String environment = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        return "| `%s` | `%s` | %s | %s |\n".formatted(name, environment, standard(setting), description(setting));
    }

    private static String standard(MethodTree setting) {
        return setting.getModifiers().getAnnotations().stream()
                .filter(annotation ->
                        "WithDefault".equals(annotation.getAnnotationType().toString()))
                .map(AnnotationTree::getArguments)
                .map(arguments -> "`" + arguments.getFirst().toString().replaceAll("^.*?\"|\"$", "") + "`")
                .findFirst()
                .orElse("-");
    }

    private String description(MethodTree setting) {
        DocCommentTree comment = Objects.requireNonNull(
                comments.getDocCommentTree(TreePath.getPath(file, setting)),
                () -> "a setting without description: " + setting.getName());
        return comment.getFullBody().stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}

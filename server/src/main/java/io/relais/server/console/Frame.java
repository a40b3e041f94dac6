package io.relais.server.console;

/**
 * What stands around every page.
 *
 * @param title of the browser's tab
 * @param current the navigation entry to mark, empty for none
 * @param path where switches of language and theme lead back to
 * @param waiting conversations with guests in which somebody has to answer
 */
public record Frame(
        String title,
        String current,
        String language,
        String theme,
        String personName,
        String email,
        String path,
        int waiting) {
    static Frame of(Visit visit, String title, String current, int waiting) {
        return new Frame(
                title,
                current,
                visit.texts().language(),
                visit.theme(),
                visit.person().name(),
                visit.person().email(),
                visit.path(),
                waiting);
    }
}

/** JVitals: the vital signs of Java servers. What comes from outside is pinned here. */
module dev.jvitals {
    requires atlantafx.base;
    requires info.picocli;
    requires java.desktop;
    requires java.logging;
    requires java.management;
    requires javafx.controls;
    requires javafx.swing;
    requires jdk.attach;
    requires jdk.jfr;
    requires jdk.management;
    requires jdk.management.jfr;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires org.jfree.chart.fx;
    requires org.jfree.fxgraphics2d;
    requires org.jfree.jfreechart;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires static org.jspecify;
    requires tools.jackson.databind;

    exports dev.jvitals.ui.theme to
            javafx.controls; // a skin that a style sheet names

    opens dev.jvitals.cli to
            info.picocli;
    opens dev.jvitals.ui.shell to
            javafx.graphics;
}

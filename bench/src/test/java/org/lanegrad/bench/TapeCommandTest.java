package org.lanegrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class TapeCommandTest extends CommandTest {
    @Test
    void theSweepsReadLikeTheTextbooks() {
        assertEquals(0, run("tape", "x1*x2 + sin(x1)", "--at", "x1=2,x2=3"));
        assertEquals("""
                forward sweep: values, from the inputs to z
                  operation      value       adjoint    local derivatives
                  w1 = x1        2           2.583853
                  w2 = x2        3           2
                  w3 = w1 * w2   6           1          dw3/dw1 = w2 = 3                 dw3/dw2 = w1 = 2
                  w4 = sin(w1)   0.9092974   1          dw4/dw1 = cos(w1) = -0.4161468
                  w5 = w3 + w4   6.909297    1          dw5/dw3 = 1                      dw5/dw4 = 1
                  z = w5

                reverse sweep: how z changes with each value, from z back to the inputs
                  adj(w5)                                                                        = 1          the seed
                  adj(w4) = adj(w5) * dw5/dw4                       = 1 * 1                      = 1
                  adj(w3) = adj(w5) * dw5/dw3                       = 1 * 1                      = 1
                  adj(w2) = adj(w3) * dw3/dw2                       = 1 * 2                      = 2
                  adj(w1) = adj(w3) * dw3/dw1 + adj(w4) * dw4/dw1   = 1 * 3 + 1 * (-0.4161468)   = 2.583853   \
                added up over 2 paths

                  dz/dx1   = adj(w1)   = 2.583853
                  dz/dx2   = adj(w2)   = 2
                """, output());
    }

    @Test
    void aDirectionAddsTheTangentSweep() {
        assertEquals(0, run("tape", "x1*x2", "--at", "x1=2,x2=3", "--jvp", "x1=1,x2=-1"));
        assertEquals("""
                forward sweep: values, from the inputs to z
                  operation      value   tangent   adjoint   local derivatives
                  w1 = x1        2       1         3
                  w2 = x2        3       -1        2
                  w3 = w1 * w2   6       1         1         dw3/dw1 = w2 = 3    dw3/dw2 = w1 = 2
                  z = w3

                tangent sweep: how the values change along the direction, from the inputs to z
                  tan(w1)                                                                = 1    the seed
                  tan(w2)                                                                = -1   the seed
                  tan(w3) = tan(w1) * dw3/dw1 + tan(w2) * dw3/dw2   = 1 * 3 + (-1) * 2   = 1    added up over 2 paths

                reverse sweep: how z changes with each value, from z back to the inputs
                  adj(w3)                                 = 1   the seed
                  adj(w2) = adj(w3) * dw3/dw2   = 1 * 2   = 2
                  adj(w1) = adj(w3) * dw3/dw1   = 1 * 3   = 3

                  tangent z   = tan(w3)   = 1
                  dz/dx1      = adj(w1)   = 3
                  dz/dx2      = adj(w2)   = 2
                """, output());
    }

    @Test
    void aSideThatIsNotTakenHandsNothingOn() {
        assertEquals(0, run("tape", "select(x < 0, log(x), 2*x)", "--at", "x=0"));
        String text = output();
        assertTrue(text.contains("w2 = w1 < 0               false"), text);
        assertTrue(text.contains("dw3/dw1 = 1 / w1 = Infinity"), text);
        assertTrue(text.contains("dw5/dw3 = 1, not taken"), text);
        assertTrue(text.contains("adj(w1) = adj(w4) * dw4/dw1   = 1 * 2   = 2\n"), text);
        assertTrue(text.contains("adj(w3)                                 = 0   nothing leads here"), text);
    }

    @Test
    void aConstantHasNoSweeps() {
        assertEquals(0, run("tape", "5"));
        assertTrue(output().contains("\n  z = 5\n"), output());
    }

    @Test
    void theGraphForGraphviz() {
        assertEquals(0, run("tape", "x*floor(x)", "--at", "x=2.5", "--format", "dot"));
        assertEquals("""
                digraph tape {
                  node [shape=box, fontname="sans-serif"];
                  edge [fontname="sans-serif", fontsize=10];
                  w1 [label="w1 = x\\nvalue 2.5\\nadjoint 2"];
                  w2 [label="w2 = floor(w1)\\nvalue 2\\nadjoint 2.5"];
                  w3 [label="z = w3 = w1 * w2\\nvalue 5\\nadjoint 1"];
                  w1 -> w2 [style=dashed];
                  w1 -> w3 [label="dw3/dw1 = 2"];
                  w2 -> w3 [label="dw3/dw2 = 2.5"];
                }
                """, output());
    }

    @Test
    void thePictureHasABoxForEachNodeAndALineForEachEdge() throws Exception {
        assertEquals(0, run("tape", "select(x < y, x*y, x)", "--at", "x=1,y=2", "--jvp=x=1,y=0", "--format", "svg"));
        Document picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(output())));
        assertEquals(1 + 5, picture.getElementsByTagName("rect").getLength());
        assertEquals(7, picture.getElementsByTagName("path").getLength());
        assertTrue(output().contains(">w3 = w1 &lt; w2</text>"), output());
    }

    /** Both local derivatives of x*x by x are seen, one below the other. */
    @Test
    void labelsDoNotCoverEachOther() {
        assertEquals(0, run("tape", "x*x", "--at", "x=3", "--format", "svg"));
        List<String> labels = output().lines()
                .filter(line -> line.contains("class=\"label\""))
                .toList();
        assertEquals(2, labels.size(), output());
        assertEquals(2, Set.copyOf(labels).size(), output());
    }

    @Test
    void unknownFormat() {
        assertEquals(2, run("tape", "x", "--at", "x=1", "--format", "png"));
        assertTrue(errors().contains("[text, dot, svg]"), errors());
    }
}

package fr.paraphe.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.model.Models.Model;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawing of every model shows all of it and nothing on top of something else: Tasklist, Cockpit and the README's readers see this. */
class DiagramTest {

    private static final String MODELS = "fr.paraphe.model.Models#all";
    /** How far a flow may end from the border of its shape, in the drawing's units. */
    private static final int REACH = 2;

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void everyNodeAndEveryFlowIsDrawnOnce(Model model) {
        assertThat(model.all(BpmnShape.class).stream().map(shape -> id(shape.getBpmnElement())))
                .containsExactlyInAnyOrderElementsOf(model.nodes().stream().map(FlowNode::getId).toList());
        assertThat(model.all(BpmnEdge.class).stream().map(edge -> id(edge.getBpmnElement())))
                .containsExactlyInAnyOrderElementsOf(model.all(SequenceFlow.class).stream().map(SequenceFlow::getId).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void whatHasANameOutsideItsShapeHasALabelForIt(Model model) {
        List<String> missing = new ArrayList<>();
        for (BpmnShape shape : model.all(BpmnShape.class)) {
            FlowElement element = (FlowElement) shape.getBpmnElement();
            if (element.getName() != null && !(element instanceof Activity) && bounds(shape.getBpmnLabel()) == null) {
                missing.add(element.getId());
            }
        }
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            FlowElement element = (FlowElement) edge.getBpmnElement();
            if (element.getName() != null && bounds(edge.getBpmnLabel()) == null) {
                missing.add(element.getId());
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void noTwoShapesOverlap(Model model) {
        List<BpmnShape> shapes = List.copyOf(model.all(BpmnShape.class));
        List<String> overlaps = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            for (int j = i + 1; j < shapes.size(); j++) {
                if (!belongTogether(shapes.get(i).getBpmnElement(), shapes.get(j).getBpmnElement())
                        && rectangle(shapes.get(i).getBounds()).intersects(rectangle(shapes.get(j).getBounds()))) {
                    overlaps.add(id(shapes.get(i).getBpmnElement()) + " and " + id(shapes.get(j).getBpmnElement()));
                }
            }
        }
        assertThat(overlaps).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void whatIsInASubProcessIsDrawnInIt(Model model) {
        Map<String, Rectangle2D> drawn = drawn(model);
        for (FlowNode node : model.nodes()) {
            if (node.getParentElement() instanceof SubProcess parent) {
                assertThat(drawn.get(parent.getId()).contains(drawn.get(node.getId()))).as("%s in %s", node.getId(), parent.getId()).isTrue();
            }
            if (node instanceof BoundaryEvent boundary) {
                Rectangle2D host = drawn.get(boundary.getAttachedTo().getId());
                assertThat(host.intersects(drawn.get(node.getId())) && !host.contains(drawn.get(node.getId()))).as("%s sits on its border", node.getId()).isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void aFlowRunsFromItsSourceToItsTarget(Model model) {
        Map<String, Rectangle2D> drawn = drawn(model);
        List<String> loose = new ArrayList<>();
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
            List<Waypoint> way = List.copyOf(edge.getWaypoints());
            if (way.size() < 2 || !near(way.get(0), drawn.get(flow.getSource().getId())) || !near(way.get(way.size() - 1), drawn.get(flow.getTarget().getId()))) {
                loose.add(flow.getId());
            }
        }
        assertThat(loose).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void noFlowRunsThroughANodeThatIsNotItsOwn(Model model) {
        Map<String, Rectangle2D> drawn = drawn(model);
        Map<String, FlowNode> nodes = model.nodes().stream().collect(Collectors.toMap(FlowNode::getId, Function.identity()));
        List<String> crossed = new ArrayList<>();
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
            List<Waypoint> way = List.copyOf(edge.getWaypoints());
            for (int i = 1; i < way.size(); i++) {
                Line2D stretch = new Line2D.Double(way.get(i - 1).getX(), way.get(i - 1).getY(), way.get(i).getX(), way.get(i).getY());
                drawn.forEach((id, rectangle) -> {
                    FlowNode node = nodes.get(id);
                    boolean own = node.equals(flow.getSource()) || node.equals(flow.getTarget()) || node instanceof SubProcess
                            || flow.getSource() instanceof BoundaryEvent boundary && boundary.getAttachedTo().equals(node);
                    if (!own && stretch.intersects(shrunk(rectangle))) {
                        crossed.add(flow.getId() + " runs through " + id);
                    }
                });
            }
        }
        assertThat(crossed).isEmpty();
    }

    private static boolean belongTogether(BaseElement one, BaseElement other) {
        return contains(one, other) || contains(other, one);
    }

    private static boolean contains(BaseElement outer, BaseElement inner) {
        return inner.getParentElement().equals(outer) || inner instanceof BoundaryEvent boundary && boundary.getAttachedTo().equals(outer);
    }

    private static Map<String, Rectangle2D> drawn(Model model) {
        Map<String, Rectangle2D> drawn = new LinkedHashMap<>();
        model.all(BpmnShape.class).forEach(shape -> drawn.put(id(shape.getBpmnElement()), rectangle(shape.getBounds())));
        return drawn;
    }

    private static boolean near(Waypoint point, Rectangle2D shape) {
        Rectangle2D reach = new Rectangle2D.Double(shape.getX() - REACH, shape.getY() - REACH, shape.getWidth() + 2 * REACH, shape.getHeight() + 2 * REACH);
        return reach.contains(point.getX(), point.getY());
    }

    private static Rectangle2D shrunk(Rectangle2D shape) {
        return new Rectangle2D.Double(shape.getX() + 1, shape.getY() + 1, shape.getWidth() - 2, shape.getHeight() - 2);
    }

    private static Bounds bounds(BpmnLabel label) {
        return label == null ? null : label.getBounds();
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static String id(BaseElement element) {
        return element == null ? "an element that is not there" : element.getId();
    }
}

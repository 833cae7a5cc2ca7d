/** Cockpit's plugin. What it draws lies beside our other scripts; this file is served to whoever asks, and says nothing. */
import {markPassed, showCase} from '../../../../../../../paraphe/case/cockpit.js';
import {show as showDashboard} from '../../../../../../../paraphe/case/dashboard.js';

let leaveCase = () => {};
let leaveDashboard = () => {};

export default [{
  id: 'pilotage',
  pluginPoint: 'cockpit.dashboard',
  priority: 1000,
  properties: {label: 'Conventions'},
  render: node => {
    leaveDashboard();
    leaveDashboard = showDashboard(node);
  },
  unmount: () => leaveDashboard()
}, {
  id: 'pilotage-dossier',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 1000,
  properties: {label: 'Dossier'},
  render: (node, {processInstanceId}) => {
    leaveCase();
    leaveCase = showCase(node, processInstanceId);
  },
  unmount: () => leaveCase()
}, {
  id: 'pilotage-passed',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  priority: 1000,
  render: (viewer, {processInstanceId}) => {
    // without the marks the diagram is Cockpit's own
    markPassed(viewer, processInstanceId).catch(unreadable => console.warn(unreadable));
  }
}];

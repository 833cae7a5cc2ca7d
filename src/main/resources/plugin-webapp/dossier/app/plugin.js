/** Tasklist's plugin. What it draws lies beside our other scripts; this file is served to whoever asks, and says nothing. */
import {show} from '../../../../../../../paraphe/case/tasklist.js';

let leave = () => {};

export default [{
  id: 'dossier',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: {label: 'Dossier'},
  render: (node, {taskId}) => {
    leave();
    leave = show(node, taskId);
  },
  unmount: () => leave()
}];

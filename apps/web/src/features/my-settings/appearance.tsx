import { useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Row, Rows, Section } from '../../shared/layout/section.tsx'
import { densities, setDensity, useDensity } from '../../theme/density.ts'
import { SegmentedChoice } from './segmented-choice.tsx'

const schemes = [
  { value: 'light', name: 'app.light' },
  { value: 'dark', name: 'app.dark' },
  { value: 'auto', name: 'app.system' },
] as const

/** How this device shows everything; other devices have their own. */
export function Appearance() {
  const { t } = useTranslation()
  // It would stop transitions with a style element, which the Content-Security-Policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const density = useDensity()
  return (
    <Section id="appearance" title={t('settings.appearance.title')} lead={t('settings.appearance.lead')}>
      <Rows label={t('settings.appearance.title')}>
        <Row title={t('app.theme')}>
          <SegmentedChoice
            label={t('app.theme')}
            options={schemes.map(({ value, name }) => ({ value, label: t(name) }))}
            value={colorScheme}
            onChange={setColorScheme}
          />
        </Row>
        <Row title={t('settings.appearance.density')} detail={t('settings.appearance.densityDetail')}>
          <SegmentedChoice
            label={t('settings.appearance.density')}
            options={densities.map((value) => ({ value, label: t(`settings.appearance.${value}`) }))}
            value={density}
            onChange={setDensity}
          />
        </Row>
        <Row title={t('settings.appearance.motion')} detail={t('settings.appearance.motionDetail')} />
      </Rows>
    </Section>
  )
}
